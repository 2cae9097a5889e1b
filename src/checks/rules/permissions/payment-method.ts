import { refusedByAws } from '../../helpers/refused-by-aws.ts';

/** A subscription of AWS Marketplace cannot be paid: that is settled under Billing, and by no policy. */
export const paymentMethod = refusedByAws('payment-method', {
  group: 'Permissions',
  title: 'AWS Marketplace can bill the account',
  url: 'https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/manage-payment-method.html',
});
