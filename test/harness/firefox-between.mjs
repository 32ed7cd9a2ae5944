#!/usr/bin/env node
// Firefox for Playwright. Playwright sends commands of WebDriver BiDi that Debian's Firefox does
// not know yet, and gives up at the first refusal. This program starts Firefox, passes each message
// on, and answers for it that those commands are done. No story needs what they set.
import { spawn } from 'node:child_process';
import { WebSocket, WebSocketServer } from 'ws';

/** Bodies of answers, the folder of downloads; language, screen and tastes of another machine. */
const dispensable = /^(?:network\.addDataCollector|browser\.setDownloadBehavior|emulation\.set\w+Override)$/;

/** Firefox's message as Playwright gets it. */
function answered(text) {
  const { type, error, message, id } = JSON.parse(text);
  const isDispensable = type === 'error' && error === 'unknown command' && dispensable.test(message);
  return isDispensable ? JSON.stringify({ type: 'success', id, result: {} }) : text;
}

/** @param own Playwright's connection; the address is Firefox's */
function join(own, address) {
  const theirs = new WebSocket(address);
  const early = [];
  own.on('message', (data) => {
    if (theirs.readyState === WebSocket.OPEN) theirs.send(String(data));
    else early.push(String(data));
  });
  theirs.on('open', () => {
    for (const text of early) theirs.send(text);
  });
  theirs.on('message', (data) => own.send(answered(String(data))));
  own.on('close', () => theirs.close());
  theirs.on('close', () => own.close());
  theirs.on('error', () => own.close());
}

const firefox = spawn(process.env.PRESSMARK_FIREFOX ?? 'firefox-esr', process.argv.slice(2), {
  stdio: ['ignore', 'inherit', 'pipe'],
});
firefox.on('error', ({ message }) => {
  process.stderr.write(`${message}\n`);
  process.exit(1);
});
firefox.on('exit', (code) => process.exit(code ?? 1));
firefox.stderr.setEncoding('utf8').on('data', (said) => {
  const address = /WebDriver BiDi listening on (ws:\/\/\S+)/.exec(said)?.[1];
  if (!address) return process.stderr.write(said);
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  server.on('connection', (own) => join(own, `${address}/session`));
  server.on('listening', () =>
    process.stderr.write(`WebDriver BiDi listening on ws://127.0.0.1:${server.address().port}\n`),
  );
});
