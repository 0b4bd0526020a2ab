import type { Call, Row } from '../call.ts';
import type { Fields } from '../resource.ts';

/** A call of CloudFront, which belongs to no region. */
export const call = (action: string, params: Fields): Call => ({
  service: 'cloudfront',
  region: 'us-east-1',
  action,
  params,
});

/** A list as CloudFront takes it. */
export const items = (list: readonly unknown[]) => ({ Quantity: list.length, Items: list });

export const cloudfrontPolicies: Readonly<Record<string, Row>> = {
  'CachePolicy.cloudfront': ({ fields }) => {
    const key = fields['parametersInCacheKeyAndForwardedToOrigin'];
    return [
      call('create_cache_policy', {
        CachePolicyConfig: {
          Name: fields['name'],
          Comment: fields['comment'],
          MinTTL: fields['minTtl'],
          DefaultTTL: fields['defaultTtl'],
          MaxTTL: fields['maxTtl'],
          ParametersInCacheKeyAndForwardedToOrigin: {
            EnableAcceptEncodingGzip: key.enableAcceptEncodingGzip,
            EnableAcceptEncodingBrotli: key.enableAcceptEncodingBrotli,
            CookiesConfig: { CookieBehavior: key.cookiesConfig.cookieBehavior },
            HeadersConfig: { HeaderBehavior: key.headersConfig.headerBehavior },
            QueryStringsConfig: { QueryStringBehavior: key.queryStringsConfig.queryStringBehavior },
          },
        },
      }),
    ];
  },
  'ResponseHeadersPolicy.cloudfront': ({ fields }) => {
    const { contentSecurityPolicy, contentTypeOptions, frameOptions, referrerPolicy, strictTransportSecurity } =
      fields['securityHeadersConfig'];
    return [
      call('create_response_headers_policy', {
        ResponseHeadersPolicyConfig: {
          Name: fields['name'],
          Comment: fields['comment'],
          CustomHeadersConfig: items(
            fields['customHeadersConfig'].items.map(({ header, value, override }: Fields) => ({
              Header: header,
              Value: value,
              Override: override,
            })),
          ),
          RemoveHeadersConfig: items(
            fields['removeHeadersConfig'].items.map(({ header }: Fields) => ({ Header: header })),
          ),
          SecurityHeadersConfig: {
            ContentSecurityPolicy: {
              Override: contentSecurityPolicy.override,
              ContentSecurityPolicy: contentSecurityPolicy.contentSecurityPolicy,
            },
            ContentTypeOptions: { Override: contentTypeOptions.override },
            FrameOptions: { Override: frameOptions.override, FrameOption: frameOptions.frameOption },
            ReferrerPolicy: { Override: referrerPolicy.override, ReferrerPolicy: referrerPolicy.referrerPolicy },
            StrictTransportSecurity: {
              Override: strictTransportSecurity.override,
              IncludeSubdomains: strictTransportSecurity.includeSubdomains,
              Preload: strictTransportSecurity.preload,
              AccessControlMaxAgeSec: strictTransportSecurity.accessControlMaxAgeSec,
            },
          },
        },
      }),
    ];
  },
};
