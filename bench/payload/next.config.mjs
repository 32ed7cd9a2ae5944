import { withPayload } from '@payloadcms/next/withPayload';

export default withPayload({ agentRules: false, poweredByHeader: false, turbopack: { root: import.meta.dirname } }, { devBundleServerPackages: false });
