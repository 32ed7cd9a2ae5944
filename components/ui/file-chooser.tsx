'use client';
import type { ReactNode, Ref } from 'react';

type Props = {
  /** The accessible name, if `children` are not enough. */
  name?: string;
  className: string;
  /** Endings: ".pdf,.docx". */
  accept?: string;
  multiple?: boolean;
  isInvalid?: boolean;
  onFiles: (files: File[]) => void;
  children: ReactNode;
  inputRef?: Ref<HTMLInputElement>;
};

/**
 * The browser's own file input, invisible below its label, so that keyboards and screen readers
 * reach it.
 */
export function FileChooser({
  name,
  className,
  accept,
  multiple = false,
  isInvalid,
  onFiles,
  children,
  inputRef,
}: Props) {
  return (
    <label className={className}>
      <input
        ref={inputRef}
        type="file"
        className="file-input"
        aria-label={name}
        accept={accept}
        multiple={multiple}
        aria-invalid={isInvalid}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          // The same file can be chosen again.
          event.target.value = '';
        }}
      />
      {children}
    </label>
  );
}
