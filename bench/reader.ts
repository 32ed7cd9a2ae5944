// One reader in a thread of its own, so that what is done to the desk beside it costs it nothing: pages one after the other; when asked,
// it tells how long each has taken since it was asked last.
import { setTimeout as pause } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';

const { url, paths } = workerData as { url: string; paths: string[] };
let took: number[] = [];
parentPort?.on('message', () => {
  parentPort?.postMessage(took.sort((a, b) => a - b));
  took = [];
});
for (let n = 0; ; n++) {
  const path = paths[n % paths.length];
  const began = performance.now();
  const answer = await fetch(url + path);
  await answer.arrayBuffer();
  if (!answer.ok) throw new Error(`${path} was answered ${answer.status}`);
  took.push(performance.now() - began);
  await pause(2);
}
