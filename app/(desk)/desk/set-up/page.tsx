import { notFound } from 'next/navigation';
import { DatabaseDown } from '#components/desk/database-down.tsx';
import { SetUpScreen } from '#components/desk/set-up/set-up-screen.tsx';
import { siteOrigin } from '#lib/core/serving/site-response.ts';
import { setUpState } from '#lib/house/set-up.ts';
import { pageTitle } from '../page-title.ts';

export const generateMetadata = pageTitle('setUp');

type Props = { searchParams: Promise<{ code?: string | string[] }> };

/** The set-up, for whoever holds its code. Nobody has a session yet. */
export default async function SetUpPage({ searchParams }: Props) {
  const { code } = await searchParams;
  if (typeof code !== 'string') notFound();
  const state = await setUpState(code);
  if (state.ok) return <SetUpScreen code={code} state={state.value} site={new URL(siteOrigin()).host} />;
  if (state.kind === 'unavailable') return <DatabaseDown />;
  notFound();
}
