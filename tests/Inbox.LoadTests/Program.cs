using System.CommandLine;
using System.Diagnostics;
using Inbox.LoadTests.Generation;
using Inbox.LoadTests.Running;

var messages = new Option<int>("--messages") { DefaultValueFactory = _ => 1_000_000, Description = "How many; a tenth as many conversations." };
var seconds = new Option<double>("--seconds") { DefaultValueFactory = _ => 4, Description = "How long each figure is measured." };
var database = new Option<string>("--connection") { Required = true, Description = "A migrated, empty database." };

var generate = new Command("generate", "Fills a database.") { messages, database };
generate.SetAction(async (result, cancellationToken) =>
{
    var watch = Stopwatch.StartNew();
    await DataGenerator.GenerateAsync(result.GetRequiredValue(database), SizeOf(result.GetValue(messages)), cancellationToken);
    Console.WriteLine($"Generated in {watch.Elapsed.TotalSeconds:F1} s");
});

var bench = new Command("bench", "Measures the app on generated data; the figures go to standard output.") { messages, seconds };
bench.SetAction((result, cancellationToken) =>
    new Bench(SizeOf(result.GetValue(messages)), TimeSpan.FromSeconds(result.GetValue(seconds))).RunAsync(cancellationToken));

var paths = new Argument<string[]>("paths") { DefaultValueFactory = _ => ["/api/conversations", "/inbox"] };
var plans = new Command("plans", "Shows how PostgreSQL runs the statements behind some pages.") { paths, messages };
plans.SetAction((result, cancellationToken) =>
    Plans.PrintAsync(SizeOf(result.GetValue(messages)), result.GetRequiredValue(paths), cancellationToken));

return await new RootCommand("The data generator and the measurements.") { generate, bench, plans }.Parse(args).InvokeAsync();

static DataSize SizeOf(int messages) => new(Conversations: messages / 10, Messages: messages);
