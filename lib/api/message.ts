import 'server-only';
import { bytesOf } from '#lib/core/serving/body.ts';

/** A request to the API, from Node’s server or from Next. */
export type ApiRequest = {
  method: string;
  url: URL;
  /** A header’s value, or null. @param name in small letters */
  header: (name: string) => string | null;
  /** The body; null if it is longer than `limit` bytes. */
  bytes: (limit: number) => Promise<Uint8Array | null>;
};

/** An answer of the API. A web `Response` is slow to make, so only Next gets one. */
export type Answer = { status: number; headers: Record<string, string>; text: string };

/** Converts a web request. */
export function apiRequestOf(request: Request): ApiRequest {
  return {
    method: request.method,
    url: new URL(request.url),
    header: (name) => request.headers.get(name),
    bytes: (limit) => bytesOf(request.body ?? [], limit),
  };
}

/** Converts an answer for Next. */
export function responseOf({ status, headers, text }: Answer): Response {
  return new Response(status === 204 ? null : text, { status, headers });
}
