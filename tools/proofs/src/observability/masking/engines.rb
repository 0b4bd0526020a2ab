# Masks lines as Logstash does (Ruby's gsub, on JRuby) and as an ingest pipeline does (Java's replaceAll).
# First argument: a file of JSON with `lines`, and by engine and by name lists of [pattern, replacement].
require 'json'
require 'java'

def logstash(lines, substitutions)
  compiled = substitutions.map { |pattern, replacement| [Regexp.new(pattern), replacement] }
  lines.map { |line| compiled.reduce(line) { |text, (pattern, replacement)| text.gsub(pattern, replacement) } }
end

def ingest(lines, substitutions)
  compiled = substitutions.map { |pattern, replacement| [java.util.regex.Pattern.compile(pattern), replacement] }
  lines.map do |line|
    compiled.reduce(line) { |text, (pattern, replacement)| pattern.matcher(text).replaceAll(replacement) }
  end
end

asked = JSON.parse(File.read(ARGV.fetch(0), encoding: 'UTF-8'))
lines = asked.fetch('lines')
answer = {
  logstash: asked.fetch('logstash').transform_values { |list| logstash(lines, list) },
  ingest: asked.fetch('ingest').transform_values { |list| ingest(lines, list) },
}
$stdout.set_encoding('UTF-8')
puts JSON.generate(answer)
