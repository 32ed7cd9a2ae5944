// The links of a text, and which of them lead nowhere. The answers come from a job; see
// lib/releases/links.
import type { Content } from '#lib/text/schema.ts';
import { type Passage, passagesOf } from './passages-rules.ts';
import type { Finding, LinkOutcome, Outside, Place } from './schema.ts';

/** Links of a text that are asked for. */
export const mostLinks = 30;

/** The address that is asked for: without its fragment. null if it is none of the web. */
export function askedAddress(href: string): string | null {
  const url = URL.parse(href);
  if (url === null || !/^https?:$/.test(url.protocol)) return null;
  url.hash = '';
  return url.href.length <= 2000 ? url.href : null;
}

type Link = { field: string; place: Place; href: string; address: string };

/** The first link to each address, at most 30. */
function linksIn(passages: Passage[]): Link[] {
  const links = new Map<string, Link>();
  for (const { field, links: marked } of passages)
    for (const { href, ...place } of marked) {
      if (links.size >= mostLinks) break;
      const address = askedAddress(href);
      if (address !== null && !links.has(address)) links.set(address, { field, place, href, address });
    }
  return [...links.values()];
}

/** The addresses to which a text links. */
export const addressesOf = (content: Content): string[] => linksIn(passagesOf(content)).map(({ address }) => address);

function silent({ field, place, href }: Link, { outcome, status }: LinkOutcome): Finding {
  const why = {
    answers: '',
    status: `its server says ${status}`,
    'no-host': 'there is no such server',
    'no-answer': 'nothing answers there',
    'too-many-redirects': 'it leads on and on',
    inside: 'readers cannot reach it',
  }[outcome];
  return {
    code: 'link-silent',
    field,
    place,
    message: `The link to ${href} leads nowhere: ${why}. Correct it or remove it.`,
    params: { href, why: outcome.replaceAll('-', '_'), status },
  };
}

/** Links that lead nowhere. @param isMust then a link that was not asked for yet has to wait */
export function silentLinks(passages: Passage[], outcomes: Outside['links'], isMust: boolean): Finding[] {
  return linksIn(passages).flatMap((link): Finding[] => {
    const outcome = outcomes[link.address];
    if (outcome) return outcome.outcome === 'answers' ? [] : [silent(link, outcome)];
    if (!isMust) return [];
    const { field, place, href } = link;
    return [
      {
        code: 'link-unchecked',
        field,
        place,
        message: `Nobody has looked yet whether ${href} answers. Wait a moment; the newsroom looks by itself.`,
        params: { href },
      },
    ];
  });
}
