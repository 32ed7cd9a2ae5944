// One reader in a thread of its own, so that what is done to the desk beside it costs it nothing: pages one after the other, until told to stop.
import { setTimeout as pause } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';

const { url, paths } = workerData as { url: string; paths: string[] };
const took: number[] = [];
let isOver = false;
parentPort?.once('message', () => {
  isOver = true;
});
for (let n = 0; !isOver; n++) {
  const path = paths[n % paths.length];
  const began = performance.now();
  const answer = await fetch(url + path);
  await answer.arrayBuffer();
  if (!answer.ok) throw new Error(`${path} was answered ${answer.status}`);
  took.push(performance.now() - began);
  await pause(2);
}
parentPort?.postMessage(took.sort((a, b) => a - b));
