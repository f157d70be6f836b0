// An id for a message to be: a UUID of version 7 (RFC 9562), which begins with the time as those of the server do.
export const newMessageId = () => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  new DataView(bytes.buffer).setBigUint64(0, (BigInt(Date.now()) << 16n) | 0x7000n | BigInt(((bytes[6] << 8) | bytes[7]) & 0xfff));
  bytes[8] = 0x80 | (bytes[8] & 0x3f);
  return Array.from(bytes, (byte, i) => ([4, 6, 8, 10].includes(i) ? "-" : "") + byte.toString(16).padStart(2, "0")).join("");
};
