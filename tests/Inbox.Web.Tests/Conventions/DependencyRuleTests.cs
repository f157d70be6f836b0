using System.Text.RegularExpressions;
using Inbox.Testing;

namespace Inbox.Web.Tests.Conventions;

/// <summary>Who may use whom, and where the few dangerous things may stand: the table of docs/architecture.md.</summary>
public sealed partial class DependencyRuleTests
{
    private const int MostFiles = 60;

    private static readonly string[] Entities =
    [
        "Accounts", "Organizations", "Audit", "Channels", "ContactBulkActs", "Contacts", "Conversations", "Exporting", "Importing", "Lists",
        "Media", "Receiving", "SavedReplies", "Sending", "Staff", "TextSearch", "Webhooks",
    ];

    private static readonly Dictionary<string, string[]> MayUse = new()
    {
        ["Meta"] = ["Localization"],
        ["Tenancy"] = [],
        ["Background"] = ["Data", "Tenancy"],
        ["Localization"] = [],
        ["Filters"] = [],
        ["TextSearch"] = ["Data", "Tenancy"],
        ["Files"] = [],
        ["Media"] = ["Localization", "Files", "Organizations", "Data", "Tenancy", "Background"],
        ["Caching"] = ["Tenancy", "Background"],
        ["Live"] = ["Caching", "Data", "Tenancy", "Background"],
        ["Data"] = ["Localization", "Tenancy", .. Entities],
        ["Organizations"] = ["Data", "Tenancy"],
        ["Accounts"] = ["Localization", "Audit", "Organizations", "Data", "Tenancy", "Views"],
        ["Audit"] = ["Localization", "Organizations", "Data", "Tenancy"],
        ["Channels"] = ["Localization", "Audit", "Organizations", "Meta", "Data", "Tenancy", "Background"],
        ["Connecting"] = ["Localization", "Channels", "Audit", "Organizations", "Meta", "Data", "Tenancy"],
        ["Contacts"] =
        [
            "Localization", "TextSearch", "Media", "Files", "Channels", "Organizations", "Meta", "Data", "Tenancy", "Background",
        ],
        ["Conversations"] = ["Localization", "Live", "Media", "Files", "Contacts", "Channels", "Organizations", "Meta", "Data", "Tenancy"],
        ["Receiving"] = ["Conversations", "Live", "Media", "Contacts", "Channels", "Meta", "Data", "Tenancy", "Background"],
        ["Lists"] =
        [
            "Localization", "Conversations", "Filters", "TextSearch", "Live", "Contacts", "Channels", "Organizations", "Meta", "Data",
            "Tenancy", "Views",
        ],
        ["Triage"] =
        [
            "Localization",
            "Lists", "Receiving", "Conversations", "Audit", "Live", "Contacts", "Organizations", "Data", "Tenancy", "Background", "Views",
        ],
        ["Sending"] =
        [
            "Localization",
            "Triage", "Lists", "Receiving", "Conversations", "Live", "Media", "Files", "Channels", "Organizations", "Meta", "Data",
            "Tenancy",
            "Background", "Views",
        ],
        ["Replies"] =
        [
            "Localization",
            "Sending", "Triage", "Lists", "Conversations", "Live", "Media", "Files", "Channels", "Organizations", "Meta", "Data", "Tenancy",
            "Background",
        ],
        ["Threads"] =
        [
            "Localization",
            "Replies", "Sending", "Triage", "Lists", "Conversations", "Live", "Media", "Files", "Contacts", "Channels", "Organizations",
            "Meta",
            "Data", "Tenancy",
        ],
        ["Retention"] =
        [
            "Localization", "Sending", "Receiving", "Conversations", "Audit", "Live", "Organizations", "Data", "Tenancy", "Background",
        ],
        ["Api"] =
        [
            "Threads", "Replies", "Sending", "Triage", "Lists", "Conversations", "Live", "Caching", "Media", "Organizations", "Meta",
            "Data", "Tenancy",
        ],
        ["Keyboard"] = ["Conversations", "Contacts", "Organizations", "Meta", "Data"],
        ["SavedReplies"] =
        [
            "Localization", "Replies", "Lists", "Conversations", "Contacts", "TextSearch", "Organizations", "Media", "Files", "Data",
            "Tenancy", "Background",
        ],
        ["Staff"] =
        [
            "Localization", "Accounts", "Triage", "Conversations", "Live", "Channels", "Audit", "Organizations", "Meta", "Data", "Tenancy",
        ],
        ["Notifications"] = ["Conversations", "Organizations", "Data"],
        ["History"] = ["Localization", "Receiving", "Channels", "Audit", "Organizations", "Meta", "Data", "Tenancy", "Background"],
        ["Search"] =
        [
            "Replies", "Lists", "Conversations", "Contacts", "Filters", "TextSearch", "Organizations", "Meta", "Data", "Tenancy",
            "Background",
        ],
        ["ContactDirectory"] =
        [
            "Localization", "Api", "Search", "TextSearch", "Threads", "Replies", "Triage", "Lists", "Conversations", "Filters",
            "Contacts", "Organizations", "Meta", "Data",
        ],
        ["Exporting"] =
        [
            "Audit", "ContactDirectory", "Search", "Contacts", "Organizations", "Meta", "Files", "Data", "Tenancy", "Background",
        ],
        ["Importing"] =
        [
            "Localization", "Audit", "Exporting", "Contacts", "Files", "Search", "Organizations", "Data", "Tenancy", "Background",
        ],
        ["Erasure"] =
        [
            "Localization", "Audit", "Importing", "ContactDirectory", "Threads", "Conversations", "Live", "Media", "Files", "Contacts",
            "Organizations", "Data", "Background",
        ],
        ["ContactBulkActs"] =
        [
            "Erasure", "Exporting", "ContactDirectory", "Search", "Threads", "Triage", "Conversations", "Live", "Contacts", "Organizations",
            "Data", "Tenancy", "Background", "Views",
        ],
        ["Merging"] =
        [
            "Audit", "ContactDirectory", "Search", "TextSearch", "Threads", "Lists", "Conversations", "Contacts", "Media", "Organizations",
            "Data",
        ],
        ["Webhooks"] = ["Localization", "Receiving", "Audit", "Channels", "Organizations", "Meta", "Data", "Tenancy", "Background"],
        ["Views"] = ["Localization", "Organizations", "Tenancy"],
        ["Http"] = ["Data", "Files", "Demo", "Views", "Webhooks"],
        ["Demo"] =
        [
            "Filters", "Files", "Media", "Accounts", "Organizations", "SavedReplies", "Channels", "Contacts", "Receiving", "Lists",
            "Conversations", "Meta", "Data", "Tenancy",
        ],
        ["Simulation"] = ["Data", "Demo", "Files", "Meta", "Organizations"],
    };

    private static readonly string[] AcrossOrganizations =
    [
        "Channels/ConnectorDirectory.cs", "Channels/MetaAppDirectory.cs", "Connecting/PageConnection.cs", "Organizations/CurrentAgent.cs",
        "Organizations/OrganizationOption.cs", "SavedReplies/SavedReplyFolder.cs", "Simulation/KnownPeople.cs",
        "Webhooks/ChannelDirectory.cs",
    ];

    private static readonly string[] RawSql =
    [
        "Background/DueRows.cs", "Channels/ChannelHistories.cs", "ContactDirectory/SegmentMembers.cs", "Contacts/ContactLock.cs",
        "Contacts/OptionRename.cs", "Data/DatabaseTopic.cs",
        "Data/InboxDataSource.cs", "Erasure/PersonalDataRows.cs", "Erasure/RawEventErasure.cs",
        "Lists/BulkStatements.cs", "Organizations/AgentVersion.cs",
        "Retention/MessageRetention.cs",
        "Search/SearchQueue.cs",
        "Threads/ReadMarkers.cs", "Triage/SnoozeQueue.cs",
        "Webhooks/RawRetention.cs", "Webhooks/WebhookItemSearch.cs", "Webhooks/WebhookQueue.cs", "Webhooks/WebhookStore.cs",
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
    public void The_page_of_the_architecture_tells_the_same_arrows()
    {
        var page = File.ReadAllText(Path.Combine(SourceTree.Root, "docs", "architecture.md"));
        var told =
            from Match row in ToldArrows().Matches(page)
            let others = row.Groups[2].Value.Split(", ").Where(other => other != "nothing of ours")
            select $"{row.Groups[1].Value}: {string.Join(", ", others.Order(StringComparer.Ordinal))}";
        var held = MayUse.Select(folder => $"{folder.Key}: {string.Join(", ", folder.Value.Order(StringComparer.Ordinal))}");

        Assert.Equal(held.Order(StringComparer.Ordinal), told.Order(StringComparer.Ordinal));
    }

    /// <summary>Data knows every entity, for its sets, and everybody uses Data: the one circle that there is.</summary>
    [Fact]
    public void No_folders_use_each_other_but_Data()
    {
        var uses = MayUse.ToDictionary(folder => folder.Key, folder => folder.Value.Where(other => other != "Data").ToList());
        uses.Remove("Data");
        while (uses.FirstOrDefault(folder => folder.Value.Count == 0).Key is { } done)
        {
            uses.Remove(done);
            foreach (var others in uses.Values)
            {
                others.Remove(done);
            }
        }

        Assert.Empty(uses.Select(folder => $"{folder.Key} uses {string.Join(", ", folder.Value)}"));
    }

    /// <summary>
    /// A view is found in the folder of its controller first, and else in the other rooms of a conversation: by its name alone.
    /// </summary>
    [Fact]
    public void Views_use_only_the_pieces_of_folders_that_theirs_may_use()
    {
        var homes = ViewFiles().Where(view => view.Name.StartsWith('_')).ToLookup(view => view.Name, view => view.Folder);
        var arrows =
            from view in ViewFiles()
            from Match used in UsedPiece().Matches(view.Text)
            let home = homes[used.Groups[1].Value].ToList()
            where !home.Contains(view.Folder) && !home.Contains("Views")
                && (home.Count != 1 || !MayUse.GetValueOrDefault(view.Folder, []).Contains(home[0]))
            select $"{view.Folder}/{view.Name} uses {used.Groups[1].Value} of {string.Join(" and ", home)}";

        Assert.Empty(arrows.Distinct());
    }

    [Fact]
    public void No_folder_is_too_large_to_be_read_as_a_list() => Assert.Empty(
        from file in SourceFiles()
        group file by Path.GetDirectoryName(file.Path) into folder
        where folder.Count() > MostFiles
        select $"{folder.Key} holds {folder.Count()} files, the cap is {MostFiles}");

    [Fact]
    public void Metas_words_stay_in_the_folder_Meta() => Assert.Empty(
        SourceFiles()
            .Where(f => !f.Path.StartsWith("Meta/", StringComparison.Ordinal)
                && f.Text.Contains("Inbox.Web.Meta.Wire", StringComparison.Ordinal))
            .Select(f => f.Path));

    [Fact]
    public void Looking_across_organizations_happens_in_a_few_files_only() =>
        Assert.Equal(AcrossOrganizations, FilesWith("IgnoreQueryFilters("));

    [Fact]
    public void Raw_SQL_stands_in_a_few_files_only() =>
        Assert.Equal(
            RawSql, FilesWith(
                "FromSql(", "FromSqlRaw(", "ExecuteSql", "SqlQuery<", "SqlQueryRaw<", "CreateCommand(", "new NpgsqlCommand("));

    [Fact]
    public void Time_comes_from_the_TimeProvider_only() =>
        Assert.Empty(FilesWith("DateTime.Now", "DateTime.UtcNow", "DateTimeOffset.Now", "DateTimeOffset.UtcNow"));

    private static List<string> FilesWith(params string[] words) =>
        [.. SourceFiles().Where(f => words.Any(w => f.Text.Contains(w, StringComparison.Ordinal))).Select(f => f.Path)
            .Order(StringComparer.Ordinal)];

    internal static IEnumerable<(string Path, string Text)> SourceFiles() =>
        from path in Directory.EnumerateFiles(SourceTree.WebProject, "*.cs", SearchOption.AllDirectories)
        let relative = Path.GetRelativePath(SourceTree.WebProject, path).Replace('\\', '/')
        where !relative.StartsWith("obj/", StringComparison.Ordinal) && !relative.StartsWith("bin/", StringComparison.Ordinal)
            && !relative.StartsWith("node_modules/", StringComparison.Ordinal)
            && !relative.Contains("/Migrations/", StringComparison.Ordinal)
        select (relative, File.ReadAllText(path));

    private static IEnumerable<(string Folder, string Name, string Text)> ViewFiles() =>
        from path in Directory.EnumerateFiles(SourceTree.WebProject, "*.cshtml", SearchOption.AllDirectories)
        let relative = Path.GetRelativePath(SourceTree.WebProject, path).Replace('\\', '/')
        where relative.Contains("/Views/", StringComparison.Ordinal) || relative.StartsWith("Views/", StringComparison.Ordinal)
        select (relative.Split('/')[0], Path.GetFileNameWithoutExtension(path), File.ReadAllText(path));

    [GeneratedRegex(@"^\| `(\w+)` \| ([^|]+) \|$", RegexOptions.Multiline)]
    private static partial Regex ToldArrows();

    [GeneratedRegex(@"<partial\s[^>]*?name=""(_\w+)""")]
    private static partial Regex UsedPiece();

    [GeneratedRegex(@"^using Inbox\.Web\.(\w+)", RegexOptions.Multiline)]
    private static partial Regex UsedFolder();
}
