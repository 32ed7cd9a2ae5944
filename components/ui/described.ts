import { createContext, useContext } from 'react';

/** What describes fields, by their ids: ids of elements, with spaces between them. */
export const Described = createContext<Record<string, string>>({});

/** The ids of what describes a field, its own among them; undefined without any. */
export function useDescription(field: string, own: string | null): string | undefined {
  const others = useContext(Described)[field];
  return [own, others].filter(Boolean).join(' ') || undefined;
}
