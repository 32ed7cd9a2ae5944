import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { usePathname } from 'next/navigation';

/** Opens the History of the text, which has an address of its own. */
export function HistoryLink({ onOpen }: { onOpen?: () => void }) {
  const t = useTranslations('textHistory');
  return (
    <Link
      className="plain history-link"
      href={`${usePathname()}?history`}
      scroll={false}
      prefetch={false}
      data-command="light"
      onClick={onOpen}
    >
      {t('open')}
    </Link>
  );
}
