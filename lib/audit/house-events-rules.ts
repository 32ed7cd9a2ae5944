// The events of the house in the record: its settings, desks and people, and how they sign in. Part
// of the union in rules.ts.

type Roles = { role: string; desk: string | null }[];
type OfUser = { userId: string; email: string };

export type HouseEvent =
  | { type: 'user.added'; data: OfUser & { roles: Roles } }
  | { type: 'user.enabled'; data: OfUser }
  | {
      type: 'user.disabled' | 'user.password-reset';
      data: OfUser & { sessions: number; tokens: number };
    }
  | {
      type: 'user.roles-given' | 'user.roles-taken';
      data: OfUser & { roles: Roles };
    }
  | { type: 'user.signed-in'; data: { userId: string; sessionId: string } }
  | { type: 'user.signed-out'; data: { userId: string; sessionId: string } }
  | { type: 'user.sign-in-locked'; data: { until: string } }
  | { type: 'token.added'; data: { tokenId: string; userId: string; email: string; name: string; expiresAt: string } }
  | { type: 'token.revoked'; data: { tokenId: string; userId: string; name: string } }
  | {
      /** People changed their own name, language or theme. */
      type: 'user.changed';
      data: OfUser & Record<string, unknown>;
    }
  | { type: 'user.invited'; data: OfUser & { roles: Roles; by: 'mail' | 'link' } }
  | { type: 'user.joined'; data: OfUser }
  | {
      /** A link to set a password was made. Carries its person and how it reaches them. */
      type: 'user.link-made';
      data: OfUser & { kind: 'invitation' | 'password'; by: 'mail' | 'link'; until: string };
    }
  | {
      /** People changed their own password, with the old password or by a link. */
      type: 'user.password-changed';
      data: OfUser & { by: 'old password' | 'link'; sessions: number; tokens: number };
    }
  | { type: 'user.sessions-ended'; data: OfUser & { sessions: number } }
  | {
      /** Carries the new values of the settings that changed. */
      type: 'house.set';
      data: Record<string, unknown>;
    }
  | {
      /** Carries the new values of what changed. */
      type: 'desk.set';
      data: { key: string } & Record<string, unknown>;
    }
  | { type: 'desk.added'; data: { key: string } & Record<string, unknown> }
  | {
      /** An e-mail was given up. Carries what the mail server said last. */
      type: 'delivery.failed';
      data: { deliveryId: string; address: string; answer: string };
    };

export const houseEventWords: Record<HouseEvent['type'], string> = {
  'user.added': 'User added',
  'user.disabled': 'User shut out',
  'user.enabled': 'User let in again',
  'user.password-reset': 'Password reset',
  'user.roles-given': 'Roles given',
  'user.roles-taken': 'Roles taken away',
  'user.signed-in': 'Signed in',
  'user.signed-out': 'Signed out',
  'user.sign-in-locked': 'Sign-in locked after wrong passwords',
  'token.added': 'API token added',
  'token.revoked': 'API token revoked',
  'house.set': 'House settings changed',
  'desk.set': 'Desk set',
  'desk.added': 'Desk added',
  'user.changed': 'Own account changed',
  'user.invited': 'User invited',
  'user.joined': 'Invitation accepted',
  'user.link-made': 'Link to set a password made',
  'user.password-changed': 'Own password changed',
  'user.sessions-ended': 'Own devices signed out',
  'delivery.failed': 'E-mail not delivered',
};
