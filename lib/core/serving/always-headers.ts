import 'server-only';
import { env } from '../env.ts';

/** Headers of every answer of every process, refusals and errors included. */
export function alwaysHeaders(): Record<string, string> {
  return {
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Resource-Policy': 'same-origin',
    ...(env().PRESSMARK_URL?.startsWith('https:') ? { 'Strict-Transport-Security': 'max-age=31536000' } : {}),
  };
}
