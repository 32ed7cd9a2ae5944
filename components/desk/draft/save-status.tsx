import type { SaveStatus } from './saver.ts';
import { clockWithSeconds } from '#components/desk/times.ts';

const why = {
  offline: 'Offline',
  'no-answer': 'The newsroom does not answer',
  'signed-out': 'Signed out',
  'other-hands': 'Somebody else is signed in',
};

function words(status: SaveStatus, savedAt: Date, timeZone: string): string {
  switch (status.kind) {
    case 'saved':
      return `Saved ${clockWithSeconds(status.at ?? savedAt, timeZone)}`;
    case 'unsaved':
      return 'Not saved yet';
    case 'saving':
      return 'Saving…';
    case 'waiting':
      return `${why[status.because]}, ${status.isKept ? 'kept on this computer' : 'not kept'}`;
    case 'refused':
      return 'Not saved: see why below';
    case 'stale':
      return 'Not saved: somebody else changed it';
  }
}

/**
 * Says where the text is: saved, on this computer, or on the screen alone. Always in the same
 * place.
 */
export function SaveState({ status, savedAt, timeZone }: { status: SaveStatus; savedAt: Date; timeZone: string }) {
  return (
    <p className="saved" role="status" data-kind={status.kind}>
      {words(status, savedAt, timeZone)}
    </p>
  );
}
