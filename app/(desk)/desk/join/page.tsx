import type { Metadata } from 'next';
import { linkPage } from '../link-page.tsx';

export const metadata: Metadata = { title: 'Join the newsroom' };

type Props = { searchParams: Promise<{ code?: string | string[] }> };

/** Where an invitation leads. */
export default async function JoinPage({ searchParams }: Props) {
  const { code } = await searchParams;
  return linkPage('invitation', typeof code === 'string' ? code : '');
}
