import 'server-only';
import { bytesOf } from '#lib/core/serving/body.ts';

/** A request as the API hears it, from Node's server or from Next. */
export type ApiRequest = {
  method: string;
  url: URL;
  /** @param name in small letters */
  header: (name: string) => string | null;
  /** The body; null where it is longer than that. */
  bytes: (limit: number) => Promise<Uint8Array | null>;
};

/** What the API answers. A web `Response` costs more than most of our statements, so it is made for Next alone. */
export type Answer = { status: number; headers: Record<string, string>; text: string };

/** A request of the web's kind, as Next gives it. */
export function apiRequestOf(request: Request): ApiRequest {
  return {
    method: request.method,
    url: new URL(request.url),
    header: (name) => request.headers.get(name),
    bytes: (limit) => bytesOf(request.body ?? [], limit),
  };
}

export function responseOf({ status, headers, text }: Answer): Response {
  return new Response(status === 204 ? null : text, { status, headers });
}
