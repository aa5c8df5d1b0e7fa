import { expect, test } from "vitest";
import { crc32 } from "./checksum";

test("is the CRC-32 of zip and PNG, of a text in one piece or in several", () => {
  const bytes = new TextEncoder().encode("123456789");
  // The check value of CRC-32/ISO-HDLC in the catalogue of parametrised CRC algorithms.
  expect(crc32(bytes)).toBe(0xcbf43926);
  expect(crc32(bytes.subarray(4), crc32(bytes.subarray(0, 4)))).toBe(0xcbf43926);
});
