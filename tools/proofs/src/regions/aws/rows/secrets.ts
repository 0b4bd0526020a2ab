import { made, type Row } from '../call.ts';

/** Names of secrets, and who writes their values. */
export const secrets: Readonly<Record<string, Row>> = {
  'Secret.secretsmanager': ({ cluster, name, fields }) => [
    {
      service: 'secretsmanager',
      region: fields['region'],
      action: 'create_secret',
      params: {
        Name: fields['name'],
        Description: fields['description'],
        KmsKeyId: made(cluster, 'Key', fields['kmsKeyIdRef']),
      },
      is: made(cluster, 'Secret', { name }),
      id: 'ARN',
    },
  ],
  // No call: moto runs the function of the rotation, which is application work and not here.
  'SecretRotation.secretsmanager': () => [],
};
