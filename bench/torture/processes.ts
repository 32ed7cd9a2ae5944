// Finds the processes of one Pressmark by their parent, never by name alone.
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
    // The process has ended.
    return otherwise;
  }
}

const numbersIn = (text: string) => text.trim().split(/\s+/).filter(Boolean).map(Number);

/**
 * Linux's own list where there is one: running `ps` every few milliseconds would be a load itself.
 */
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

/** The pid of the launcher's child that is `target`; null while there is none. */
export function childOf(launcher: number, target: Target): number | null {
  return childrenOf(launcher).find((pid) => commands[target].test(commandLineOf(pid))) ?? null;
}

/** The launcher's pid and those of all its descendants. */
export function treeOf(launcher: number): number[] {
  const pids = [launcher];
  for (const pid of pids) pids.push(...childrenOf(pid));
  return pids;
}

/**
 * A socket that accepts connections: its address in hexadecimal, as the kernel writes it, and its
 * port.
 */
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

/**
 * The targets of a process's file descriptors; none if the process has ended or belongs to someone
 * else.
 */
function descriptorsOf(pid: number): string[] {
  const names = attempt(() => readdirSync(`/proc/${pid}/fd`), []);
  // Each is read by itself: some are closed meanwhile, such as the one that lists this folder.
  return names.map((name) => attempt(() => readlinkSync(`/proc/${pid}/fd/${name}`), ''));
}

/** The ports of these processes that other machines can reach. On Linux only; elsewhere none. */
export function openPorts(processes: number[]): number[] {
  if (process.platform !== 'linux') return [];
  const sockets = kernelSockets();
  const listening = processes.flatMap(descriptorsOf).flatMap((name) => sockets.get(name) ?? []);
  return [...new Set(listening.filter(({ address }) => !loopback.test(address)).map(({ port }) => port))];
}
