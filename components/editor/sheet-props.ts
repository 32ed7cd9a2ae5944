import type { EditorView } from '@tiptap/pm/view';
import type { Editor } from '@tiptap/react';
import type { ReactNode } from 'react';
import type { RichName } from '#lib/text/rich-names-rules.ts';
import type { Content } from '#lib/text/schema.ts';
import type { Loss } from '#lib/text/blocks/loss-schema.ts';

/** What the sheet and its fields are given. */
export type SheetProps = {
  content: Content;
  language: string;
  onChange: (part: Partial<Content>) => void;
  onBlur: () => void;
  onEditor: Record<RichName, (editor: Editor | null) => void>;
  /** The editor to which the toolbar belongs. */
  onFocus: (editor: Editor | null) => void;
  onTooLong: (characters: number) => void;
  onPasted: (losses: Loss[]) => void;
  /** What is asked below a field. */
  beside: (field: 'headline' | 'dateline') => ReactNode;
  onFiles: (files: File[], view: EditorView) => void;
  /** True shows the note that says what a correction changes. */
  isCorrection: boolean;
};
