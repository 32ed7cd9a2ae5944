// The processes of one Pressmark, found by their parent and never by name alone.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { commandLineOf } from '#lib/launch/processes.ts';

export const targets = ['site', 'desk', 'worker', 'postgres'] as const;
export type Target = (typeof targets)[number];

const commands: Record<Target, RegExp> = {
  site: /[/\\]dist[/\\]server\.js( |$)/,
  desk: /[/\\]dist[/\\]desk\.js( |$)/,
  worker: /[/\\]dist[/\\]worker\.js( |$)/,
  postgres: /[/\\]bin[/\\]postgres -D /,
};

function attempt<T>(look: () => T, otherwise: T): T {
  try {
    return look();
  } catch {
    // Ended meanwhile.
    return otherwise;
  }
}

const numbersIn = (text: string) => text.trim().split(/\s+/).filter(Boolean).map(Number);

/** The kernel's own list where there is one: asking `ps` every few milliseconds would be a load of its own. */
function childrenOf(pid: number): number[] {
  if (process.platform === 'linux') {
    const threads = attempt(() => readdirSync(`/proc/${pid}/task`), []);
    return threads.flatMap((thread) =>
      numbersIn(attempt(() => readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8'), '')),
    );
  }
  const all = execFileSync('ps', ['-A', '-o', 'ppid=,pid='], { encoding: 'utf8' }).trim().split('\n').map(numbersIn);
  return all.flatMap(([parent, child]) => (parent === pid && child ? [child] : []));
}

/** The number of the launcher's child that is this; null while there is none. */
export function childOf(launcher: number, target: Target): number | null {
  return childrenOf(launcher).find((pid) => commands[target].test(commandLineOf(pid))) ?? null;
}

/** The launcher and all below it. */
export function treeOf(launcher: number): number[] {
  const found = [launcher];
  for (const pid of found) found.push(...childrenOf(pid));
  return found;
}

/** A socket that waits for connections: its address in hexadecimal as the kernel writes it, and its port. */
type Listening = { address: string; port: number };

function kernelSockets(): Map<string, Listening> {
  const sockets = new Map<string, Listening>();
  for (const file of ['/proc/net/tcp', '/proc/net/tcp6']) {
    for (const line of readFileSync(file, 'utf8').split('\n').slice(1)) {
      const [, local = '', , state, , , , , , inode] = line.trim().split(/\s+/);
      const [address = '', port = ''] = local.split(':');
      if (state === '0A' && inode) sockets.set(`socket:[${inode}]`, { address, port: Number.parseInt(port, 16) });
    }
  }
  return sockets;
}

const loopback = /^(.{6}7F|0{24}01000000)$/;

/** What the descriptors of a process stand for; none for one that ended meanwhile or is not ours to look into. */
function descriptorsOf(pid: number): string[] {
  const names = attempt(() => readdirSync(`/proc/${pid}/fd`), []);
  // Each by itself: some are closed between the two looks, that of this very look among them.
  return names.map((name) => attempt(() => readlinkSync(`/proc/${pid}/fd/${name}`), ''));
}

/** The ports on which these processes can be reached from other machines. Linux alone can tell; elsewhere none. */
export function openPorts(processes: number[]): number[] {
  if (process.platform !== 'linux') return [];
  const sockets = kernelSockets();
  const listening = processes.flatMap(descriptorsOf).flatMap((name) => sockets.get(name) ?? []);
  return [...new Set(listening.filter(({ address }) => !loopback.test(address)).map(({ port }) => port))];
}
