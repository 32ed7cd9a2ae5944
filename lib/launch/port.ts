// The port of the site or desk, checked before anything slow begins.
import { Problem } from '#lib/core/problem.ts';
import { freePort, listenOnce } from './free-port.ts';

/**
 * Checks that the port can be listened on.
 * @param port 0 chooses a free one
 * @returns the port
 * @throws Problem when it is in use or not allowed
 */
export async function usablePort(port: number): Promise<number> {
  if (port === 0) return freePort();
  try {
    return await listenOnce(port);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE')
      throw new Problem(
        `Port ${port} is taken by another program. Stop that one, or choose another port: PORT=${port < 65535 ? port + 1 : 3000} npm start.`,
      );
    if (code === 'EACCES')
      throw new Problem(`This account may not listen on port ${port}. Choose one above 1023: PORT=3000 npm start.`);
    throw error;
  }
}
