// From a key to the picture with its letter, in the middle of a long text.
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from '@playwright/test';

declare global {
  var keyTimes: number[];
}

/**
 * Notes for each key the milliseconds from its event to the first task behind the picture that
 * shows it: an animation frame is asked for at the key, and in it a message, which comes when
 * layout and paint are done.
 */
function noteKeys() {
  if ('keyTimes' in globalThis) return void globalThis.keyTimes.splice(0);
  globalThis.keyTimes = [];
  const { port1, port2 } = new MessageChannel();
  const begun: number[] = [];
  port1.onmessage = () => {
    const now = performance.now();
    for (const start of begun.splice(0)) keyTimes.push(now - start);
  };
  addEventListener(
    'keydown',
    (event) => {
      const start = event.timeStamp;
      requestAnimationFrame(() => {
        begun.push(start);
        port2.postMessage(null);
      });
    },
    true,
  );
}

const words = 'the office opens at noon and the gate is closed at dusk ';

/**
 * Types into the middle of the text, ten keys a second.
 * @returns milliseconds from key to picture, one for each key
 */
export async function timesOfKeys(page: Page, count: number): Promise<number[]> {
  const paragraphs = page.getByRole('textbox', { name: 'Text', exact: true }).locator('> p');
  await paragraphs.nth(Math.floor((await paragraphs.count()) / 2)).click();
  await page.keyboard.press('End');
  // What is done on the first key only, and what still runs after the page came.
  for (const letter of ' begin ') await page.keyboard.press(letter === ' ' ? 'Space' : letter);
  await pause(3000);
  await page.evaluate(noteKeys);
  for (let n = 0; n < count; n++) {
    const letter = words[n % words.length] ?? ' ';
    await page.keyboard.press(letter === ' ' ? 'Space' : letter);
    await pause(100);
  }
  await pause(500);
  return page.evaluate(() => keyTimes);
}
