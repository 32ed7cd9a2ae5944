// The web's port, tried before anything slow begins.
import { Problem } from '#lib/core/problem.ts';
import { freePort, listenOnce } from './free-port.ts';

/**
 * @param asked 0 chooses a free one
 * @returns a port on which we can listen
 */
export async function usablePort(asked: number): Promise<number> {
  if (asked === 0) return freePort();
  try {
    return await listenOnce(asked);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE')
      throw new Problem(
        `Port ${asked} is taken by another program. Stop that one, or choose another port: PORT=${asked < 65535 ? asked + 1 : 3000} npm start.`,
      );
    if (code === 'EACCES')
      throw new Problem(`This account may not listen on port ${asked}. Choose one above 1023: PORT=3000 npm start.`);
    throw error;
  }
}
