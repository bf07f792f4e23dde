/** The part of the browser's `trustedTypes` that is used here; TypeScript's own list of the browser lacks it. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { readonly createScriptURL: (address: string) => string | null },
  ): unknown;
}

/**
 * Where a string becomes a script the browser asks here. Workers start from blobs that the page made itself, and the
 * service worker from its one address; nothing else is a script, and no string of ours or of a library is HTML. The
 * templates of Svelte have a policy of their own. The names of both stand in the policy of content.
 * @param serviceWorker its address; null where there is none
 */
export function trustOwnScripts(serviceWorker: string | null): void {
  const { trustedTypes } = globalThis as { readonly trustedTypes?: TrustedTypes };
  trustedTypes?.createPolicy('default', {
    createScriptURL: (address) => (address.startsWith('blob:') || address === serviceWorker ? address : null),
  });
}
