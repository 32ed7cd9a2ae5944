// The icons, drawn on a square of 16 units in the colour of the text.
import type { ReactNode } from 'react';

const paths = {
  quotation: (
    <path d="M3 10.5c0-3.5 1.2-5.6 3.6-6.7M3 10.5a1.7 1.7 0 1 0 3.4 0 1.7 1.7 0 0 0-3.4 0Zm6.2 0c0-3.5 1.2-5.6 3.6-6.7m-3.6 6.7a1.7 1.7 0 1 0 3.4 0 1.7 1.7 0 0 0-3.4 0Z" />
  ),
  list: <path d="M6.5 4h7.5M6.5 8h7.5M6.5 12h7.5M2.6 4h.01M2.6 8h.01M2.6 12h.01" strokeWidth="1.8" />,
  numbers: <path d="M7 4h7M7 8h7M7 12h7M2.4 3.4l1.1-.6v3.4M2 10.4c.3-1.4 2.4-1.2 2.2.1C4 11.5 2.2 12.2 2 13.4h2.3" />,
  raised: <path d="M2 6l6 7M8 6l-6 7M11 3.2c.5-1.500 3-1.200 2.800.300-.1 1-2 1.700-2.800 3h3" />,
  lowered: <path d="M2 3l6 7M8 3l-6 7M11 10.200c.5-1.500 3-1.200 2.800.300-.1 1-2 1.700-2.800 3h3" />,
  direction: (
    <path d="M6 2.500h6M9 2.500v7M6.200 2.500a2.400 2.400 0 0 0 0 4.800H9M3 13h10M10.800 11.200l2.2 1.800-2.2 1.800" />
  ),
  clear: <path d="M9.500 2.800L3 9.300l3.400 3.400h2.300l5-5zM6 6.300l4.200 4.200M6.400 12.700H13" />,
  undo: <path d="M3 6.500h6.800a3.7 3.7 0 0 1 0 7.400H6M3 6.500l3.2-3.200M3 6.500l3.2 3.2" />,
  redo: <path d="M13 6.500H6.200a3.7 3.7 0 0 0 0 7.400H10M13 6.500l-3.2-3.200M13 6.500l-3.2 3.2" />,
  tick: <path d="M3 8.600l3.2 3.400L13 4.2" strokeWidth="2" />,
  question: <path d="M5.4 5.600c0-3.6 5.4-3.3 5.2 0-.1 1.9-2.6 2-2.6 4.200M8 13h.01" strokeWidth="2" />,
  up: <path d="M8 13V3.500M8 3.500L4 7.500M8 3.500l4 4" />,
  away: <path d="M4 4l8 8M12 4l-8 8" />,
  calendar: <path d="M2.5 4h11v9.500h-11zM2.5 7h11M5.500 2v3M10.500 2v3" />,
  back: <path d="M10 3L5 8l5 5" strokeWidth="2" />,
  forward: <path d="M6 3l5 5-5 5" strokeWidth="2" />,
  ring: <circle cx="8" cy="8" r="4.5" strokeWidth="2" />,
} as const satisfies Record<string, ReactNode>;

export type IconName = keyof typeof paths;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg
      className={`icon icon-${name}`}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {paths[name]}
    </svg>
  );
}
