import { useTranslations } from 'next-intl';
import { systems } from '#lib/core/actor.ts';

/** The name of who acted: of a person as it is, of the house itself in the reader's words. */
export function useNames(): (name: string) => string {
  const t = useTranslations('systems');
  return (name) => {
    const system = systems.find((known) => known === name);
    return system ? t(system) : name;
  };
}
