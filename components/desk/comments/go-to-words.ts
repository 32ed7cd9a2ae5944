import type { Editor } from '@tiptap/react';
import type { Place } from '#lib/releases/preflight/schema.ts';

/** The editor leaves itself on its element. */
const editorOf = (field: HTMLElement) => (field as HTMLElement & { editor?: Editor }).editor;

/** Puts the cursor into a field of the sheet, on words in it. False without the field. */
export function goToField(name: string, place: Place | null): boolean {
  const field = document.getElementById(`field-${name}`);
  if (!field) return false;
  field.focus();
  if (!place) return true;
  const editor = editorOf(field);
  if (editor) editor.chain().setTextSelection(place).scrollIntoView().run();
  else if (field instanceof HTMLTextAreaElement) field.setSelectionRange(place.from, place.to);
  return true;
}
