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
    // A paste of 5 MB reaches the action, which refuses it in words; the largest text that is taken is far below.
    serverActions: { bodySizeLimit: '8mb' },
  },
  // There is no /_next/image: pictures are sized when they are stored.
  images: { unoptimized: true },
  // `npm test` checks the types, once and for everything.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ['pg-boss', 'piscina'],
};
