import { signInRoute } from '#lib/accounts/sign-in/route.ts';

export { signInRoute as GET, signInRoute as POST };
