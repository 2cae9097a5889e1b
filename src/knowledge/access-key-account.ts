const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/**
 * The account that the id of an access key belongs to: it stands in the key's first six bytes, where the top bit is
 * set; keys made before 2019 have none and tell nothing. `sts get-access-key-info` answers the same by a call.
 */
export function accountOfAccessKey(id: string): string | undefined {
  if (!/^A[KS]IA[Q-Z2-7][A-Z2-7]{15}$/.test(id)) return undefined;
  // Ten characters are 50 bits; the account is in 40 of them, behind the top one.
  const bits = [...id.slice(4, 14)].reduce((sum, char) => sum * 32n + BigInt(BASE32.indexOf(char)), 0n);
  return String((bits >> 9n) & 0xff_ffff_ffffn).padStart(12, '0');
}
