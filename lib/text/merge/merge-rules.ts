// Two changes of one text together. Pure. Promises:
//   - what one side alone changed is in the merged text; what both changed alike is in it once
//   - a line is one unit; a list has its entries for units, a document its blocks, and where both
//     changed one list or table, its items or rows
//   - what collides is told with both wordings; without a choice the merged text has mine
//   - without collisions it does not matter whose text is called mine
//   - the work is linear in the length of the texts, and bounded in the number of changes
import canonicalize from 'canonicalize';
import type { Doc, DocNode } from '#lib/core/document.ts';
import { isBlank } from '#lib/core/seen-rules.ts';
import { documentOf } from '#lib/text/document/document-text-rules.ts';
import { contentParts } from '#lib/text/parts-rules.ts';
import type { Content } from '#lib/text/schema.ts';
import { type Piece, piecesOf, type Span } from './units-rules.ts';

/** `both`: mine, then theirs. A line has no both. */
export type Choice = 'mine' | 'theirs' | 'both';

/** The field of a collision alone, with the units that collide. */
export type Part = Partial<Content>;
/** `place`: how many units of the field stand before it in the merged text. */
export type Collision = {
  field: keyof Content;
  place: number;
  hasBoth: boolean;
  base: Part;
  mine: Part;
  theirs: Part;
};
export type Merged = { content: Content; collisions: Collision[] };

type Taking = { choices: readonly (Choice | undefined)[]; collisions: Collision[] };
type Three<T> = { base: T; mine: T; theirs: T };
type Unit = string | DocNode | Record<string, unknown>;
/** A field with units, and how some of them make the field again. */
type Field = { name: keyof Content; wrap: (units: readonly Unit[]) => unknown };

const isDocument = (value: unknown): value is Doc => (value as Doc | undefined)?.type === 'doc';
const isNode = (unit: Unit): unit is DocNode => typeof unit === 'object' && typeof unit.type === 'string';

/** Spaces at the ends, and how many stand between words, are the house's to settle. */
const lineKey = (line: string) => line.trim().replace(/\s+/g, ' ');

/** Equal keys are equal units. */
function keyOf(unit: Unit): string {
  if (typeof unit === 'string') return lineKey(unit);
  if (isNode(unit)) return canonicalize(unit) ?? '';
  const entries = Object.entries(unit).map(([name, value]) => [
    name,
    typeof value === 'string' ? lineKey(value) : value,
  ]);
  return canonicalize(Object.fromEntries(entries)) ?? '';
}

/** An entry or paragraph that was added and says nothing yet. */
function isEmpty(unit: Unit): boolean {
  if (typeof unit === 'string') return isBlank(unit);
  if (isNode(unit)) return ['paragraph', 'heading'].includes(unit.type) && !unit.content?.length;
  return Object.values(unit).every((value) => typeof value === 'string' && isBlank(value));
}

/** The units of a list or document; null of a line. */
function unitsOf(value: unknown): Unit[] | null {
  if (isDocument(value)) return value.content ?? [];
  return Array.isArray(value) ? (value as Unit[]) : null;
}

/** A field that is missing, blank or without units says the same: nothing. */
function fieldKey(value: unknown): string {
  const units = unitsOf(value) ?? (value === undefined ? [] : [value as string]);
  return units.every(isEmpty) ? '' : units.map(keyOf).join('\n');
}

const isSame = (a: unknown, b: unknown) => a === b || fieldKey(a) === fieldKey(b);

/** Notes a collision, and takes what was chosen. */
function choose<T>({ choices, collisions }: Taking, collision: Collision, { mine, theirs }: Three<T[]>): T[] {
  const choice = choices[collisions.length] ?? 'mine';
  collisions.push(collision);
  return choice === 'both' ? [...mine, ...theirs] : choice === 'theirs' ? theirs : mine;
}

const spoken = (units: Unit[]) =>
  units
    .filter((unit) => !isEmpty(unit))
    .map(keyOf)
    .join('\n');

/** The one of two spans that counts, if they are the same, or one differs by empty units alone. */
function clearWinner({ base, mine, theirs }: Three<Unit[]>): Unit[] | null {
  const [before, one, other] = [base, mine, theirs].map(spoken) as [string, string, string];
  if (one === other) return mine.map(keyOf).join('\n') < theirs.map(keyOf).join('\n') ? theirs : mine;
  return one === before ? theirs : other === before ? mine : null;
}

const cellsOf = ({ content = [] }: DocNode) => content.length;

/** One list or one table in all three, whose items or rows can be merged. */
function innerOf(three: Three<Unit[]>): Three<DocNode> | null {
  const nodes = [three.base, three.mine, three.theirs].map((units) => (units.length === 1 ? units[0] : undefined));
  const [base, mine, theirs] = nodes.map((unit) => (unit && isNode(unit) ? unit : undefined));
  if (!base || !mine || !theirs || !/^(?:bulletList|orderedList|table)$/.test(base.type)) return null;
  const all = [base, mine, theirs];
  const heads = new Set(all.map(({ type, attrs }) => canonicalize({ type, attrs: attrs ?? {} })));
  if (heads.size > 1) return null;
  const rows = base.type === 'table' ? new Set(all.flatMap(({ content = [] }) => content.map(cellsOf))) : null;
  return rows && rows.size > 1 ? null : { base, mine, theirs };
}

function mergeInner({ base, mine, theirs }: Three<DocNode>, field: Field, taking: Taking, place: number): Unit[] {
  const wrap = (units: readonly Unit[]) =>
    field.wrap(units.length > 0 ? [{ ...mine, content: units as DocNode[] }] : []);
  const items = { base: base.content ?? [], mine: mine.content ?? [], theirs: theirs.content ?? [] };
  const content = mergeUnits(items, { name: field.name, wrap }, taking, place) as DocNode[];
  return content.length > 0 ? [{ ...mine, content }] : [];
}

/** Merges the units of one field. @param outer the place of the list whose items these are */
function mergeUnits(three: Three<Unit[]>, field: Field, taking: Taking, outer?: number): Unit[] {
  const { base, mine, theirs } = three;
  const merged: Unit[] = [];
  const cut = (units: Unit[], { from, to }: Span) => units.slice(from, to);
  const takenOf = (piece: Piece): Unit[] => {
    if (piece.side) return cut(three[piece.side], piece);
    const spans = { base: cut(base, piece.base), mine: cut(mine, piece.mine), theirs: cut(theirs, piece.theirs) };
    const place = outer ?? merged.length;
    const winner = clearWinner(spans);
    if (winner) return winner;
    const inner = innerOf(spans);
    if (inner) return mergeInner(inner, field, taking, place);
    const part = (units: Unit[]): Part => ({ [field.name]: field.wrap(units) });
    const parts = { base: part(spans.base), mine: part(spans.mine), theirs: part(spans.theirs) };
    return choose(taking, { field: field.name, place, hasBoth: true, ...parts }, spans);
  };
  for (const piece of piecesOf(base.map(keyOf), mine.map(keyOf), theirs.map(keyOf))) merged.push(...takenOf(piece));
  return merged;
}

function mergeField(name: keyof Content, { base, mine, theirs }: Three<unknown>, taking: Taking): unknown {
  if (isSame(mine, theirs)) return mine ?? theirs;
  if (isSame(base, mine)) return theirs;
  if (isSame(base, theirs)) return mine;
  const values = [base, mine, theirs];
  const isDoc = values.some(isDocument);
  if (isDoc || values.some(Array.isArray)) {
    const units = { base: unitsOf(base) ?? [], mine: unitsOf(mine) ?? [], theirs: unitsOf(theirs) ?? [] };
    const wrap = (some: readonly Unit[]) => (isDoc ? { type: 'doc', content: some } : some);
    const merged = mergeUnits(units, { name, wrap }, taking);
    return isDoc && merged.length === 0 ? documentOf([]) : wrap(merged);
  }
  const part = (value: unknown): Part => (value === undefined ? {} : { [name]: value });
  const parts = { base: part(base), mine: part(mine), theirs: part(theirs) };
  const collision = { field: name, place: 0, hasBoth: false, ...parts };
  const line = { base: [base], mine: [mine], theirs: [theirs] };
  return choose(taking, collision, line)[0];
}

/**
 * The text with both changes.
 * @param base the text that both sides knew
 * @param choices what was chosen at each collision, in their order
 */
export function mergeTexts(
  base: Content,
  mine: Content,
  theirs: Content,
  choices: readonly (Choice | undefined)[] = [],
): Merged {
  const taking: Taking = { choices, collisions: [] };
  const merged = contentParts.map((name) => {
    const three = { base: base[name], mine: mine[name], theirs: theirs[name] };
    return [name, mergeField(name, three, taking)] as const;
  });
  const content = Object.fromEntries(merged.filter(([, value]) => value !== undefined)) as Content;
  return { content, collisions: taking.collisions };
}
