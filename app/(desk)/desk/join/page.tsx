import { linkPage } from '../link-page.tsx';
import { pageTitle } from '../page-title.ts';

export const generateMetadata = pageTitle('join');

type Props = { searchParams: Promise<{ code?: string | string[] }> };

/** Where an invitation leads. */
export default async function JoinPage({ searchParams }: Props) {
  const { code } = await searchParams;
  return linkPage('invitation', typeof code === 'string' ? code : '');
}
