// Connections to PostgreSQL use SCRAM only: the password is proven and never sent, and the server
// proves that it knows it too. The driver has no setting for this and would send the password to
// any server that asks. Every module that connects imports this file. It covers every connection of
// the process, those of libraries too.
import type { EventEmitter } from 'node:events';
import type { Socket } from 'node:net';
import pg from 'pg';
import { Problem } from './problem.ts';

type Connecting = pg.Client & {
  connection: EventEmitter & { stream: Socket; password: (password: string) => void };
  getStartupConf: () => object;
  /** The driver's own: null once the server's proof was right. */
  saslSession?: object | null;
};

function watch(client: Connecting) {
  const { connection } = client;
  let isProven = false;
  const refuse = (does: string) => {
    const problem = new Problem(
      `The database server ${does}, so no password was sent. Set it to scram-sha-256 (pg_hba.conf, password_encryption), or find out who listens there.`,
    );
    connection.emit('error', problem);
    connection.stream.destroy();
  };
  // The only message with a password, in clear or as MD5.
  connection.password = () => refuse('asks for the password itself');
  connection.once('authenticationSASLFinal', () => {
    isProven = client.saslSession === null;
  });
  connection.once('authenticationOk', () => {
    if (client.password && !isProven) refuse('does not prove that it knows the password of the address');
  });
}

const globals = globalThis as typeof globalThis & { pressmarkScram?: true };
if (!globals.pressmarkScram) {
  globals.pressmarkScram = true;
  const prototype = pg.Client.prototype as Connecting;
  const { getStartupConf } = prototype;
  prototype.getStartupConf = function (this: Connecting) {
    watch(this);
    return getStartupConf.call(this);
  };
}
