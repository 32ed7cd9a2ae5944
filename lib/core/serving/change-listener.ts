import 'server-only';
import { Client } from 'pg';

type Options = {
  connectionString: string;
  channel: string;
  onChange: (payload: string) => void;
  /** Word comes from now on; what happened before may have been missed. */
  onHearing: () => void;
  onDeaf: () => void;
  /** First and longest wait between two attempts, in ms. */
  firstWait?: number;
  longestWait?: number;
  /** How often the connection is asked whether it lives, in ms: a cable that was cut says nothing. */
  pulse?: number;
};

export type ChangeListener = { stop: () => Promise<void> };

/** Hears NOTIFY on a connection of its own, and finds its way back after every loss. */
export function listenForChanges(options: Options): ChangeListener {
  const { connectionString, channel, firstWait = 100, longestWait = 5000, pulse = 10_000 } = options;
  let stopped = false;
  let wait = firstWait;
  let client: Client | null = null;
  let timer: NodeJS.Timeout | undefined;

  const later = (work: () => void, ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(work, ms);
    timer.unref();
  };

  const lose = (lost: Client) => {
    if (client !== lost) return;
    client = null;
    options.onDeaf();
    lost.end().catch(() => {});
    if (stopped) return;
    // A little chance in the wait, so that many processes do not come back in one instant.
    later(connect, wait * (0.75 + Math.random() / 2));
    wait = Math.min(wait * 2, longestWait);
  };

  const beat = (live: Client) => {
    const silent = setTimeout(() => lose(live), 5000);
    silent.unref();
    live.query('SELECT 1').then(
      () => {
        clearTimeout(silent);
        if (client === live) later(() => beat(live), pulse);
      },
      () => lose(live),
    );
  };

  async function connect() {
    const fresh = new Client({ connectionString, keepAlive: true, connectionTimeoutMillis: 3000, application_name: 'pressmark-site-listen' });
    client = fresh;
    fresh.on('error', () => lose(fresh));
    fresh.on('end', () => lose(fresh));
    fresh.on('notification', (message) => options.onChange(message.payload ?? ''));
    try {
      await fresh.connect();
      await fresh.query(`LISTEN ${fresh.escapeIdentifier(channel)}`);
    } catch {
      lose(fresh);
      return;
    }
    if (client !== fresh) return;
    wait = firstWait;
    options.onHearing();
    later(() => beat(fresh), pulse);
  }

  void connect();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await client?.end().catch(() => {});
    },
  };
}
