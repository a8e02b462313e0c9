# Prints SpamAssassin's Bayes probability of each mail named on standard input, one a line, all in
# one process: starting spamassassin(1) for each would take a second a mail.
use strict;
use warnings;
use Mail::SpamAssassin;

my ($rules, $site, $preferences) = @ARGV;
my $filter = Mail::SpamAssassin->new({
  rules_filename => $rules,
  site_rules_filename => $site,
  userprefs_filename => $preferences,
  local_tests_only => 1,
  dont_copy_prefs => 1,
});
while (my $path = <STDIN>) {
  chomp $path;
  open my $file, '<:raw', $path or die "$path: $!\n";
  my $bytes = do { local $/; <$file> };
  my $mail = $filter->parse(\$bytes, 0);
  my $status = $filter->check($mail);
  # Where no token is known the rule says nothing, which stands for even odds.
  printf "%.17g\n", $status->{bayes_score} // 0.5;
  $status->finish;
  $mail->finish;
}
