import 'server-only';
import { Client } from 'pg';
import '#lib/core/scram.ts';
import { isUnreachable } from '#lib/core/unreachable.ts';

type Options = {
  connectionString: string;
  channel: string;
  onChange: (payload: string) => void;
  /** The connection listens from now on. Earlier changes may have been missed. */
  onHearing: () => void;
  onDeaf: () => void;
  /** The server refuses LISTEN, as a standby does. The listener tries again. */
  onRefused?: (error: Error) => void;
  /** The connection's `application_name`. */
  name?: string;
  /** The shortest and longest wait between two attempts, in ms. */
  firstWait?: number;
  longestWait?: number;
  /** How often the connection is tested, in ms. A cut cable reports nothing. */
  pulse?: number;
};

/** Listens for NOTIFY on a connection of its own and connects again after every loss. */
export class ChangeListener {
  readonly #options: Required<Options>;
  #stopped = false;
  #wait: number;
  #client: Client | null = null;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: Options) {
    this.#options = {
      name: 'pressmark-site-listen',
      firstWait: 100,
      longestWait: 5000,
      pulse: 10_000,
      onRefused: () => {},
      ...options,
    };
    this.#wait = this.#options.firstWait;
    void this.#connect();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#client?.end().catch(() => {});
  }

  async #connect(): Promise<void> {
    const { connectionString, channel, onChange, onHearing, onRefused, pulse, firstWait, name } = this.#options;
    const client = new Client({
      connectionString,
      keepAlive: true,
      connectionTimeoutMillis: 3000,
      application_name: name,
    });
    this.#client = client;
    client.on('error', () => this.#lose(client));
    client.on('end', () => this.#lose(client));
    client.on('notification', (message) => onChange(message.payload ?? ''));
    try {
      await client.connect();
      await client.query(`LISTEN ${client.escapeIdentifier(channel)}`);
    } catch (error) {
      // A stop in the middle of a connection is no refusal.
      if (!this.#stopped && !isUnreachable(error)) onRefused(error as Error);
      this.#lose(client);
      return;
    }
    if (this.#client !== client) return;
    this.#wait = firstWait;
    onHearing();
    this.#later(() => this.#beat(client), pulse);
  }

  #lose(lost: Client): void {
    if (this.#client !== lost) return;
    this.#client = null;
    this.#options.onDeaf();
    lost.end().catch(() => {});
    if (this.#stopped) return;
    // A random part of the wait keeps many processes from connecting at the same moment.
    this.#later(() => void this.#connect(), this.#wait * (0.75 + Math.random() / 2));
    this.#wait = Math.min(this.#wait * 2, this.#options.longestWait);
  }

  #beat(client: Client): void {
    const silent = setTimeout(() => this.#lose(client), 5000);
    silent.unref();
    client.query('SELECT 1').then(
      () => {
        clearTimeout(silent);
        if (this.#client === client) this.#later(() => this.#beat(client), this.#options.pulse);
      },
      () => this.#lose(client),
    );
  }

  #later(work: () => void, ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(work, ms);
    this.#timer.unref();
  }
}
