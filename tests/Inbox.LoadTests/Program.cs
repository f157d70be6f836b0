using System.CommandLine;
using System.Diagnostics;
using Inbox.LoadTests.Generation;
using Inbox.LoadTests.Running;

namespace Inbox.LoadTests;

// In a namespace, since the tests that use the generator know the app's own Program too.
internal static class Program
{
    private static readonly Option<int> Messages = new("--messages")
    {
        DefaultValueFactory = _ => 1_000_000,
        Description = "How many; a tenth as many conversations.",
    };

    private static readonly Option<double> Seconds = new("--seconds")
    {
        DefaultValueFactory = _ => 4,
        Description = "How long each figure is measured.",
    };

    private static readonly Option<int> Requests = new("--requests")
    {
        DefaultValueFactory = _ => 40,
        Description = "How many sign-ins of each kind, at most 240.",
    };

    private static readonly Option<int> History = new("--history")
    {
        DefaultValueFactory = _ => 100_000,
        Description = "How many messages are imported, twenty of each conversation.",
    };

    private static readonly Option<int> People = new("--people")
    {
        DefaultValueFactory = _ => 1_000_000,
        Description = "How many contacts.",
    };

    private static readonly Option<int> Rows = new(
        "--rows")
    { DefaultValueFactory = _ => 100_000, Description = "How many rows the imported file has." };

    private static readonly Option<int> Told = new(
        "--told")
    { DefaultValueFactory = _ => 60, Description = "How many messages are posted." };

    private static readonly Option<string> Connection = new(
        "--connection")
    { Required = true, Description = "A migrated, empty database." };

    private static readonly Argument<string[]> Paths = new("paths") { DefaultValueFactory = _ => ["/api/conversations", "/inbox"] };

    private static readonly Argument<string> Work = new("work")
    {
        Description = $"An address, in which {{conversation}} stands for one; or \"{Profile.Messages}\" for incoming messages.",
    };

    private static readonly Option<int> Organizations = new("--organizations")
    {
        DefaultValueFactory = _ => new DataSize().Organizations,
        Description = "How many share the data.",
    };

    private static readonly Option<string> Folder = new(
        "--folder")
    { Description = "Where the data is kept for the next run; else it goes away." };

    private static readonly Option<string[]> Builds = new("--app")
    {
        DefaultValueFactory = _ => [MeasuredApp.OwnBuild],
        Description = "The app's Inbox.Web.dll; several take turns and are compared.",
    };

    private static readonly Option<int> Rounds = new("--rounds") { DefaultValueFactory = _ => 3, Description = "How often." };

    public static Task<int> Main(string[] args) =>
        new RootCommand(
            "The data generator and the measurements.") { Generate(), Measure(), Pages(), Explain(), Watch(), CompareSignIns(), Send(),
            Import(), Live(), Search(), Contacts() }.Parse(args).InvokeAsync();

    private static Command Generate()
    {
        var command = new Command("generate", "Fills a database.") { Messages, Connection };
        command.SetAction(async (result, cancellationToken) =>
        {
            var start = Stopwatch.GetTimestamp();
            await DataGenerator.GenerateAsync(result.GetRequiredValue(Connection), SizeOf(result), cancellationToken);
            Console.WriteLine($"Generated in {Stopwatch.GetElapsedTime(start).TotalSeconds:F1} s");
        });
        return command;
    }

    private static Command Measure()
    {
        var command = new Command("bench", "Measures the app on generated data; the figures go to standard output.") { Messages, Seconds };
        command.SetAction((result, cancellationToken) =>
            new Bench(SizeOf(result), TimeSpan.FromSeconds(result.GetValue(Seconds))).RunAsync(cancellationToken));
        return command;
    }

    private static Command Pages()
    {
        var command = new Command(
            "pages", "Measures what pages and the pieces of live pages cost, and what they weigh.") { Messages, Seconds, Folder };
        command.SetAction((result, cancellationToken) =>
            new PageBench(SizeOf(result), TimeSpan.FromSeconds(result.GetValue(Seconds)), result.GetValue(Folder))
                .RunAsync(cancellationToken));
        return command;
    }

    private static Command Explain()
    {
        var command = new Command(
            "plans", "Shows how PostgreSQL runs the statements behind some pages.") { Paths, Messages, Organizations, Folder };
        command.SetAction((result, cancellationToken) =>
            Plans.PrintAsync(
                SizeOf(result) with { Organizations = result.GetValue(Organizations) }, result.GetRequiredValue(Paths), result.GetValue(
                    Folder), cancellationToken));
        return command;
    }

    private static Command Watch()
    {
        var command = new Command(
            "profile", "Repeats one kind of work, for a profiler to watch.") { Work, Rounds, Messages, Seconds, Folder, Builds };
        command.SetAction((result, cancellationToken) =>
            new Profile(
                SizeOf(result), TimeSpan.FromSeconds(result.GetValue(Seconds)), result.GetValue(Rounds),
                result.GetValue(Folder), result.GetRequiredValue(Builds))
                .RunAsync(result.GetRequiredValue(Work), cancellationToken));
        return command;
    }

    private static Command Send()
    {
        var command = new Command("sending", "Measures how soon and how steadily answers reach Meta.") { Messages, Seconds };
        command.SetAction((result, cancellationToken) =>
            new SendBench(SizeOf(result), TimeSpan.FromSeconds(result.GetValue(Seconds))).RunAsync(cancellationToken));
        return command;
    }

    private static Command Import()
    {
        var command = new Command(
            "import", "Measures the import of a Page's history, and the pages of the inbox meanwhile.") { Messages, History };
        command.SetAction((result, cancellationToken) =>
            new ImportBench(SizeOf(result), result.GetValue(History)).RunAsync(cancellationToken));
        return command;
    }

    private static Command Live()
    {
        var command = new Command(
            "live", "Measures how soon a message is seen in open browsers, and what idle streams cost.") { Messages, Told };
        command.SetAction((result, cancellationToken) => new LiveBench(SizeOf(result), result.GetValue(Told)).RunAsync(cancellationToken));
        return command;
    }

    private static Command Search()
    {
        var command = new Command(
            "search", "Measures how soon words, names and parts of words are found where one organization has every message.") { Messages,
            Seconds, Folder };
        command.SetAction((result, cancellationToken) =>
            new SearchBench(SizeOf(result), TimeSpan.FromSeconds(result.GetValue(Seconds)), result.GetValue(Folder))
                .RunAsync(cancellationToken));
        return command;
    }

    private static Command Contacts()
    {
        var command = new Command(
            "contacts", "Measures the list of contacts, its filters and search, a file in and a file out, in one organization.")
            { People, Rows, Seconds, Folder };
        command.SetAction((result, cancellationToken) => new ContactBench(
            result.GetValue(People), result.GetValue(Rows), TimeSpan.FromSeconds(result.GetValue(Seconds)), result.GetValue(Folder))
            .RunAsync(cancellationToken));
        return command;
    }

    private static Command CompareSignIns()
    {
        var command = new Command(
            "sign-in", "Compares how long refused sign-ins take: unknown e-mail, wrong password, locked account.") { Requests };
        command.SetAction((result, cancellationToken) => new SignInTimes(result.GetValue(Requests)).RunAsync(cancellationToken));
        return command;
    }

    private static DataSize SizeOf(ParseResult result)
    {
        var messages = result.GetValue(Messages);
        return new(Conversations: messages / 10, Messages: messages);
    }
}
