// The processes of one Pressmark, found by their parent and never by name alone.
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { promisify } from 'node:util';

export const targets = ['web', 'worker', 'postgres'] as const;
export type Target = (typeof targets)[number];

const commands: Record<Target, RegExp> = {
  web: /[/\\]dist[/\\]server\.js( |$)/,
  worker: /[/\\]dist[/\\]worker\.js( |$)/,
  postgres: /[/\\]bin[/\\]postgres -D /,
};

type Row = { pid: number; parent: number; command: string };

async function everyProcess(): Promise<Row[]> {
  const { stdout } = await promisify(execFile)('ps', ['-A', '-o', 'pid=,ppid=,args='], { maxBuffer: 1 << 24 });
  return stdout.split('\n').flatMap((line) => {
    const [, pid, parent, command] = line.match(/^\s*(\d+)\s+(\d+)\s+(.*)$/) ?? [];
    return pid && parent && command ? [{ pid: Number(pid), parent: Number(parent), command }] : [];
  });
}

/** The number of the launcher's child that is this; null while there is none. */
export async function childOf(launcher: number, target: Target): Promise<number | null> {
  const all = await everyProcess();
  return all.find(({ parent, command }) => parent === launcher && commands[target].test(command))?.pid ?? null;
}

/** The launcher and all below it. */
export async function treeOf(launcher: number): Promise<number[]> {
  const all = await everyProcess();
  const found = [launcher];
  for (const pid of found) found.push(...all.filter(({ parent }) => parent === pid).map((row) => row.pid));
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

/** The ports on which these processes can be reached from other machines. Linux alone can tell; elsewhere none. */
export function openPorts(processes: number[]): number[] {
  if (process.platform !== 'linux') return [];
  const sockets = kernelSockets();
  const open = processes.flatMap((pid) => {
    try {
      const links = readdirSync(`/proc/${pid}/fd`).map((fd) => readlinkSync(`/proc/${pid}/fd/${fd}`));
      return links.flatMap((link) => sockets.get(link) ?? []);
    } catch {
      // Ended meanwhile, or a descriptor was closed.
      return [];
    }
  });
  return [...new Set(open.filter(({ address }) => !loopback.test(address)).map(({ port }) => port))];
}
