// A reader in a thread of its own, so that the attacker's work in the main thread does not slow it
// down. It reads one page after another. On a message it answers with its waiting times since the
// last message.
import { setTimeout as pause } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';

const { url, paths } = workerData as { url: string; paths: string[] };
let times: number[] = [];
parentPort?.on('message', () => {
  parentPort?.postMessage(times.sort((a, b) => a - b));
  times = [];
});
for (let n = 0; ; n++) {
  const path = paths[n % paths.length];
  const began = performance.now();
  const answer = await fetch(url + path);
  await answer.arrayBuffer();
  if (!answer.ok) throw new Error(`${path} was answered ${answer.status}`);
  times.push(performance.now() - began);
  await pause(2);
}
