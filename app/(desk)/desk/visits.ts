// What people without a session can do, by name. A code or an e-mail address is all the right that
// they have; lib/accounts/receiving.ts checks where a request comes from and how often.
import type { Visits } from '#components/desk/visits.ts';
import { type Visit, visit } from '#lib/accounts/action.ts';
import { acceptInvitation, askForPassword, setForgottenPassword } from '#lib/accounts/by-link.ts';
import { acceptSchema, forgotSchema, newPasswordSchema } from '#lib/accounts/schema.ts';
import type { Result } from '#lib/core/result.ts';
import { setUpAdministratorSchema, setUpDeskSchema, setUpHouseSchema, setUpSeriesSchema } from '#lib/house/schema.ts';
import { setUpAdministrator, setUpDesk, setUpHouse, setUpSeries } from '#lib/house/set-up.ts';

type ValueOf<Call> = Call extends (input: never) => Promise<Result<infer Value>> ? Value : never;

export const visits = {
  setUpHouse: visit(setUpHouseSchema, setUpHouse),
  setUpDesk: visit(setUpDeskSchema, setUpDesk),
  setUpSeries: visit(setUpSeriesSchema, setUpSeries),
  setUpAdministrator: visit(setUpAdministratorSchema, setUpAdministrator),
  join: visit(acceptSchema, acceptInvitation),
  setPassword: visit(newPasswordSchema, setForgottenPassword),
  askForPassword: visit(forgotSchema, askForPassword),
} satisfies { [Name in keyof Visits]: Visit<ValueOf<Visits[Name]>> };
