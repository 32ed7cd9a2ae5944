import 'server-only';

type Members = Record<string, Record<string, (...args: unknown[]) => unknown>>;

/**
 * Prisma as a guest in a transaction of ours. Letting it in costs as much as three statements, and most publications never ask it:
 * it comes with its first use.
 * @param enter opens Prisma's side of the transaction, and holds it open until the promise that its work returns is kept
 * @returns the client, and how to see the guest out before the transaction ends
 */
export function prismaAsGuest<Client extends object>(
  enter: (work: (client: Client) => Promise<void>) => Promise<void>,
) {
  let goodbye = () => {};
  const over = new Promise<void>((resolve) => {
    goodbye = resolve;
  });
  let visit: Promise<void> = Promise.resolve();
  let entered: Promise<Client> | null = null;
  const guest = () => {
    entered ??= new Promise<Client>((resolve, reject) => {
      visit = enter((prisma) => {
        resolve(prisma);
        return over;
      });
      visit.catch(reject);
    });
    return entered as unknown as Promise<Members & Record<string, (...args: unknown[]) => unknown>>;
  };
  const model = (name: string) =>
    new Proxy(
      {},
      {
        get:
          (_, deed: string) =>
          async (...args: unknown[]) =>
            (await guest())[name]?.[deed]?.(...args),
      },
    );
  const models = new Map<string, object>();
  const client = new Proxy({} as Client, {
    get: (_, name) => {
      // A promise that is kept with the client looks for this.
      if (typeof name === 'symbol' || name === 'then') return undefined;
      if (name.startsWith('$')) return async (...args: unknown[]) => (await guest())[name]?.(...args);
      const known = models.get(name) ?? model(name);
      models.set(name, known);
      return known;
    },
  });
  const seeOut = async () => {
    goodbye();
    // What it complains of was told to whoever asked it.
    await visit.catch(() => {});
  };
  return { client, seeOut };
}
