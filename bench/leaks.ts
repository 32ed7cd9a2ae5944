// npm run bench -- leaks N: N guessed addresses at a site of its own, whose newsroom has a text in
// every state that is not public. Loopback only.
import { readerOf } from '#test/leaks/reader.ts';
import { putSecretHouse } from '#test/leaks/secret-house.ts';
import { tryGuesses } from '#test/leaks/try-guesses.ts';
import { openNewsroom } from './own-newsroom.ts';
import { startSite } from './site/site-process.ts';

/** @throws if a guess found a secret, or what is not public was answered otherwise than nothing */
export async function benchLeaks(count: number): Promise<void> {
  const newsroom = await openNewsroom();
  try {
    const house = await putSecretHouse();
    const site = await startSite(newsroom.publicUrl);
    const reader = readerOf(`http://127.0.0.1:${site.port}`, 16);
    const began = performance.now();
    const { asked, asNever, leaks, otherwise } = await tryGuesses(reader, house, count);
    const seconds = (performance.now() - began) / 1000;
    reader.close();
    await site.stop();
    for (const line of [...leaks, ...otherwise].slice(0, 40)) console.error(line);
    console.log(
      `${asked} addresses in ${seconds.toFixed(0)} s: ${asNever} answered as one never used, byte for byte; ${leaks.length} leaks, ${otherwise.length} answered otherwise than nothing`,
    );
    if (leaks.length + otherwise.length > 0) throw new Error('Something that is not public can be guessed.');
  } finally {
    await newsroom.stop();
  }
}
