using System.Text.RegularExpressions;
using Inbox.Testing;

namespace Inbox.Web.Tests.Conventions;

/// <summary>Who may use whom, and where the few dangerous things may stand: the table of docs/architecture.md.</summary>
public sealed partial class DependencyRuleTests
{
    private static readonly string[] Entities = ["Accounts", "Organizations", "Audit", "Channels", "Contacts", "Conversations", "Media", "SavedReplies", "Search", "Staff", "Webhooks"];

    private static readonly Dictionary<string, string[]> MayUse = new()
    {
        ["Meta"] = [],
        ["Tenancy"] = [],
        ["Background"] = [],
        ["Localization"] = [],
        ["Filters"] = [],
        ["Files"] = [],
        ["Media"] = ["Files", "Organizations", "Data", "Tenancy", "Background"],
        ["Live"] = ["Data", "Tenancy", "Background"],
        ["Data"] = ["Tenancy", .. Entities],
        ["Organizations"] = ["Data", "Tenancy", "Accounts"],
        ["Accounts"] = ["Audit", "Organizations", "Data", "Tenancy", "Views"],
        ["Audit"] = ["Organizations", "Data", "Tenancy"],
        ["Channels"] = ["Audit", "Organizations", "Meta", "Data", "Tenancy", "Background"],
        ["Contacts"] = ["Media", "Files", "Channels", "Organizations", "Meta", "Data", "Tenancy", "Background", "Conversations"],
        ["Conversations"] = ["Localization", "Filters", "Audit", "Live", "Media", "Files", "Contacts", "Channels", "Organizations", "Meta", "Data", "Tenancy", "Background", "Views"],
        ["Keyboard"] = ["Conversations", "Organizations", "Meta", "Data"],
        ["SavedReplies"] = ["Localization", "Conversations", "Organizations", "Media", "Files", "Data", "Tenancy"],
        ["Staff"] = ["Accounts", "Conversations", "Live", "Contacts", "Channels", "Audit", "Organizations", "Meta", "Data", "Tenancy"],
        ["Notifications"] = ["Conversations", "Organizations", "Data"],
        ["History"] = ["Conversations", "Contacts", "Channels", "Audit", "Organizations", "Meta", "Data", "Tenancy", "Background"],
        ["Search"] = ["Conversations", "Contacts", "Channels", "Organizations", "Meta", "Data", "Tenancy", "Background"],
        ["Webhooks"] = ["Audit", "Media", "Files", "Conversations", "Contacts", "Channels", "Organizations", "Meta", "Data", "Tenancy", "Background"],
        ["Views"] = ["Localization", "Organizations", "Tenancy"],
        ["Http"] = ["Data", "Files", "Demo", "Views", "Webhooks"],
        ["Demo"] = ["Filters", "Files", "Media", "Accounts", "Organizations", "SavedReplies", "Audit", "Channels", "Contacts", "Conversations", "Meta", "Data", "Tenancy"],
        ["Simulation"] = ["Data", "Files", "Meta", "Organizations"],
    };

    private static readonly string[] AcrossOrganizations =
    [
        "Channels/ConnectorDirectory.cs", "Channels/MetaAppDirectory.cs", "Channels/PageConnection.cs", "Organizations/CurrentAgent.cs",
        "Organizations/OrganizationChoice.cs", "Simulation/KnownPeople.cs", "Webhooks/ChannelDirectory.cs",
    ];

    private static readonly string[] RawSql =
    [
        "Channels/ChannelCheckQueue.cs", "Channels/ChannelHistories.cs", "Contacts/ProfileQueue.cs", "Lists/BulkStatements.cs", "Receiving/EarlyEventQueue.cs", "Sending/OutgoingQueue.cs",
        "Sending/ReactionQueue.cs", "Threads/ReadMarkers.cs", "Replies/ScheduledReplyQueue.cs", "Triage/SnoozeQueue.cs", "Data/DatabaseTopic.cs", "Data/InboxDataSource.cs", "History/HistoryQueue.cs", "Media/FileQueue.cs", "Organizations/AgentVersion.cs", "Search/SearchQueue.cs", "Webhooks/RawRetention.cs",
        "Webhooks/WebhookItemSearch.cs",
        "Webhooks/WebhookQueue.cs", "Webhooks/WebhookStore.cs",
    ];

    [Fact]
    public void Folders_use_only_what_the_architecture_allows()
    {
        var arrows =
            from file in SourceFiles()
            where file.Path.Contains('/', StringComparison.Ordinal)
            let folder = file.Path.Split('/')[0]
            from Match used in UsedFolder().Matches(file.Text)
            let other = used.Groups[1].Value
            where other != folder && !MayUse.GetValueOrDefault(folder, []).Contains(other)
            select $"{file.Path} uses {other}";

        Assert.Empty(arrows.Distinct());
    }

    [Fact]
    public void Metas_words_stay_in_the_folder_Meta() => Assert.Empty(
        SourceFiles().Where(f => !f.Path.StartsWith("Meta/", StringComparison.Ordinal) && f.Text.Contains("Inbox.Web.Meta.Wire", StringComparison.Ordinal))
            .Select(f => f.Path));

    [Fact]
    public void Looking_across_organizations_happens_in_a_few_files_only() =>
        Assert.Equal(AcrossOrganizations, FilesWith("IgnoreQueryFilters("));

    [Fact]
    public void Raw_SQL_stands_in_a_few_files_only() =>
        Assert.Equal(RawSql, FilesWith("FromSql(", "ExecuteSql", "SqlQuery<", "CreateCommand(", "new NpgsqlCommand("));

    [Fact]
    public void Time_comes_from_the_TimeProvider_only() =>
        Assert.Empty(FilesWith("DateTime.Now", "DateTime.UtcNow", "DateTimeOffset.Now", "DateTimeOffset.UtcNow"));

    private static List<string> FilesWith(params string[] words) =>
        [.. SourceFiles().Where(f => words.Any(w => f.Text.Contains(w, StringComparison.Ordinal))).Select(f => f.Path).Order(StringComparer.Ordinal)];

    internal static IEnumerable<(string Path, string Text)> SourceFiles() =>
        from path in Directory.EnumerateFiles(SourceTree.WebProject, "*.cs", SearchOption.AllDirectories)
        let relative = Path.GetRelativePath(SourceTree.WebProject, path).Replace('\\', '/')
        where !relative.StartsWith("obj/", StringComparison.Ordinal) && !relative.StartsWith("bin/", StringComparison.Ordinal)
            && !relative.StartsWith("node_modules/", StringComparison.Ordinal)
            && !relative.Contains("/Migrations/", StringComparison.Ordinal)
        select (relative, File.ReadAllText(path));

    [GeneratedRegex(@"^using Inbox\.Web\.(\w+)", RegexOptions.Multiline)]
    private static partial Regex UsedFolder();
}
