// The newsroom's pages. The public site does not pass through here in production: server.ts answers it itself.

/** @type {import('next').NextConfig} */
export default {
  poweredByHeader: false,
  reactStrictMode: true,
  // Next would write advice for coding programs into the checkout.
  agentRules: false,
  experimental: {
    // forbidden() and unauthorized() answer with their real status.
    authInterrupts: true,
  },
  // There is no /_next/image: pictures are sized when they are stored.
  images: { unoptimized: true },
  // `npm test` checks the types, once and for everything.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ['esbuild', 'pg-boss', 'piscina'],
};
