namespace Inbox.Web.Data.Embedded;

/// <summary>The folders of test servers, one a server; a run that was killed leaves one behind for the next run to clear.</summary>
internal static class EphemeralFolders
{
    private static string Root => Path.Combine(Path.GetTempPath(), $"inbox-postgres-{Environment.UserName}");

    public static async Task<PostgresFolder> AddAsync(
        PostgresBinaries binaries, UnprivilegedUser? user, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Root);
        using var turn = await FileLock.ExclusiveAsync(
            Path.Combine(Root, "turn.lock"), TimeSpan.FromSeconds(60), cancellationToken);
        foreach (var path in Directory.EnumerateDirectories(Root))
        {
            await ClearIfAbandonedAsync(new(path, isEphemeral: true), binaries, user, cancellationToken);
        }

        var folder = PostgresFolder.Open(Path.Combine(Root, Path.GetRandomFileName()), isEphemeral: true);
        folder.Attach();
        return folder;
    }

    private static async Task ClearIfAbandonedAsync(
        PostgresFolder folder, PostgresBinaries binaries, UnprivilegedUser? user, CancellationToken cancellationToken)
    {
        using (var last = folder.TryDetachLast())
        {
            if (last is null)
            {
                return;
            }

            await new PostgresCluster(folder, binaries, user).StopAsync(cancellationToken);
        }

        folder.DeleteIfEphemeral();
    }
}
