using Microsoft.AspNetCore.DataProtection;

namespace Inbox.Web.Exporting;

/// <summary>The links behind which files of contacts lie: each of one file and one person, and for a time.</summary>
public sealed class ContactExportLinks(IDataProtectionProvider dataProtection)
{
    private readonly ITimeLimitedDataProtector protector = dataProtection.CreateProtector("Exporting.File").ToTimeLimitedDataProtector();

    public string Of(ContactExportJob job) =>
        $"/contacts/exports/{job.Id}/file?key={protector.Protect(WordsOf(job), job.EndedAt!.Value + ContactExportJob.LinkTime)}";

    /// <returns>Whether the key is of this file, and its time is not over.</returns>
    public bool IsOf(ContactExportJob job, string? key)
    {
        try
        {
            return key is not null && protector.Unprotect(key) == WordsOf(job);
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return false; // Made up, of another server, or over.
        }
    }

    private static string WordsOf(ContactExportJob job) => $"{job.OrganizationId:N}/{job.CreatedById:N}/{job.Id:N}";
}
