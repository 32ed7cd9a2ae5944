// Playwright's global setup: one Pressmark for the whole run, stopped at its end. Its address is chosen in
// playwright.config.ts; how to reach its database is handed to the workers through the environment.
import { startPressmark } from './pressmark.ts';

export default async function startOnce(): Promise<() => Promise<void>> {
  const { E2E_PORT, E2E_PASSWORD } = process.env;
  const pressmark = await startPressmark({ port: Number(E2E_PORT), password: String(E2E_PASSWORD) });
  process.env.E2E_ADMIN_URL = pressmark.adminUrl;
  return async () => {
    const code = await pressmark.stop();
    if (code !== 0) throw new Error(`Pressmark did not stop cleanly (exit code ${code}):\n${pressmark.said()}`);
  };
}
