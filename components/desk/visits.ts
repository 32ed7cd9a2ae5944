// What people without a session can do, as the pages for them call it.
import type { AcceptInput, NewPasswordInput } from '#lib/accounts/schema.ts';
import type { Result } from '#lib/core/result.ts';
import type {
  DeskSet,
  HouseSet,
  SetUpAdministratorInput,
  SetUpDeskInput,
  SetUpHouseInput,
  SetUpSeriesInput,
} from '#lib/house/schema.ts';
import type { AddedSeries } from '#lib/numbering/schema.ts';

export type Visits = {
  setUpHouse: (input: SetUpHouseInput) => Promise<Result<HouseSet>>;
  setUpDesk: (input: SetUpDeskInput) => Promise<Result<DeskSet>>;
  setUpSeries: (input: SetUpSeriesInput) => Promise<Result<AddedSeries & { nextLabel: string | null }>>;
  setUpAdministrator: (input: SetUpAdministratorInput) => Promise<Result<{ email: string }>>;
  join: (input: AcceptInput) => Promise<Result<{ email: string }>>;
  setPassword: (input: NewPasswordInput) => Promise<Result<{ email: string }>>;
  askForPassword: (input: { email: string }) => Promise<Result<null>>;
};

/** Sends one visit. Rejects if the newsroom does not answer. */
async function send(name: keyof Visits, input: unknown): Promise<Result<never>> {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`/api/visit/${name}`, { method: 'POST', headers, body: JSON.stringify(input) });
  return (await answer.json()) as Result<never>;
}

export const visits: Visits = {
  setUpHouse: (input) => send('setUpHouse', input),
  setUpDesk: (input) => send('setUpDesk', input),
  setUpSeries: (input) => send('setUpSeries', input),
  setUpAdministrator: (input) => send('setUpAdministrator', input),
  join: (input) => send('join', input),
  setPassword: (input) => send('setPassword', input),
  askForPassword: (input) => send('askForPassword', input),
};
