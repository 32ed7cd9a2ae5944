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
  // Where next-intl asks for the reader's language. Its plugin sets the same, and loads a compiler.
  turbopack: { resolveAlias: { 'next-intl/config': './app/(desk)/words.ts' } },
  serverExternalPackages: ['esbuild', 'pg-boss', 'piscina'],
};
